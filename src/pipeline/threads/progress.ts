/** What a stage tells of its work while it runs. The command line draws it on a TTY; everybody else gets {@link silent}. */
export interface Progress {
  /** A stage begins; `total` where it is known beforehand (rows, records). */
  begin(stage: string, total?: number): void;
  advance(count: number): void;
  end(): void;
}

export const silent: Progress = { begin: () => undefined, advance: () => undefined, end: () => undefined };
