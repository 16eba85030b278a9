/** A command that cannot do what it was asked: one sentence, one remedy, exit code 2. Anything else thrown is a bug. */
export class CliFailure extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'CliFailure';
    this.remedy = remedy;
  }
}
