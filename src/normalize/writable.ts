/** A value while it is put together: its keys are set one after the other, in the order of the model, because spreads cost more. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
