import { Failure } from "../../model/index.ts";

/** An error on its way between two threads: cloning keeps what every error has, and loses that it is a {@link Failure}, its code and details. */
export interface ThreadError {
  readonly error: unknown;
  readonly failure?: Pick<Failure, "code" | "params" | "exitCode">;
}

/** To be called in the thread in which it was thrown. */
export function packError(error: unknown): ThreadError {
  if (!(error instanceof Failure)) return { error };
  const { code, params, exitCode, cause } = error;
  return { error: cause, failure: { code, params, exitCode } };
}

/** To be called in the thread that waits for it: what it can be told by there. */
export function unpackError({ error, failure }: ThreadError): unknown {
  return failure === undefined ? error : new Failure(failure.code, failure.params, failure.exitCode, error);
}
