/** A type whose optional keys are there, undefined where there is nothing to say. */
type AllKeys<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? T[K] | undefined : T[K] };

/**
 * A value with all its keys in the model's order, those that are absent undefined, which JSON leaves out. The engine compiles a function
 * for the shapes of objects that it has met, and does it again for each that has a key more or less.
 */
export function withAllKeys<T>(value: AllKeys<T>): T {
  return value as unknown as T;
}
