/** Binary XML, in which «Выгрузка и загрузка данных XML» can save its dump (`.fi`). Recognised, so that the error can say so. */
export function isFastInfoset(bytes: Uint8Array): boolean {
  return bytes[0] === 0xe0 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 1;
}
