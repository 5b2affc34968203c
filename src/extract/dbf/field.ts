export interface DbfField {
  readonly name: string;
  /** `C` text, `N` and `F` numbers as text, `D` date, `L` logical, `M` memo, `I B Y T` binary (FoxPro)… */
  readonly type: string;
  readonly size: number;
  readonly decimals: number;
  /** Where it begins in a record. */
  readonly offset: number;
}
