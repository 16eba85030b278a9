/** What is wrong with a policy or one of its cases: in which file, where, what, and what to do. */
export interface PolicyFault {
  readonly file: 'policy' | 'cases';
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}
