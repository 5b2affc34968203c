import { adviceFor, say } from "../messages/catalogue.ts";
import type { Language } from "../messages/index.ts";
import type { UnreadFile } from "../pipeline/project/profile-files.ts";

/** The files of a folder that were passed over, and what to do about each. */
export function unreadLines(unread: readonly UnreadFile[], language: Language): string[] {
  return unread.flatMap(({ path, code, params }) => {
    const advice = adviceFor({ code, severity: "error", params }, language);
    return [say("init-unread", language, { path, code }), ...(advice === undefined ? [] : [`      ${advice}`])];
  });
}
