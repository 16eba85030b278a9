import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, so that none of them is begun last and everybody waits for it. The longest first. */
const SLOW = [
  'test/serve.test.ts',
  'backup/backup.test.ts',
  'test/demo-county.test.ts',
  'test/durability.test.ts',
  'policy/policy-commands.test.ts',
  'county/county-oddities.test.ts',
  'county/county-mixtures.test.ts',
  'test/campaign.test.ts',
  'test/hostile-files.test.ts',
  'plan/plan-folder.test.ts',
];

const place = ({ moduleId }: TestSpecification): number => {
  const at = SLOW.findIndex((end) => moduleId.endsWith(end));
  return at < 0 ? SLOW.length : at;
};

/** The order of the test files: the slow ones, then as Vitest would have them. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
