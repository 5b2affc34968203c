/**
 * Objects whose keys are data. A column may be called `constructor`, which every object seems to have, or `__proto__`, which no plain
 * assignment adds. Such objects stay plain ones, as JSON and structured cloning make them; what is asked of them goes through here.
 */
export function own<T>(of: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

export function setOwn<T>(of: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__")
    Object.defineProperty(of, key, { value, writable: true, enumerable: true, configurable: true });
  else of[key] = value;
}
