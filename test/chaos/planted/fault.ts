/** Something that a careless change could do, as a replacement in one file of a copy of the tree. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What has to turn red. */
  readonly caughtBy: Suite;
}

export type Suite = { readonly chaos: string } | { readonly tests: string };
