import { expect, test } from "vitest";
import { unreadLines } from "../../../src/cli/unread.ts";

test("a file that was passed over has its next step beside it", () => {
  const lines = (code: string) => unreadLines([{ path: "a.mxl", code, params: {} }], "ru");
  expect(lines("format-mxl")).toEqual([
    "  a.mxl: прочесть нельзя (format-mxl)",
    "      Откройте его в 1С, выберите «Файл → Сохранить как», тип «Лист Excel2007 (*.xlsx)», и возьмите этот файл.",
  ]);
  expect(lines("file-empty")).toEqual(["  a.mxl: прочесть нельзя (file-empty)"]);
});
