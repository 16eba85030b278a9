import { expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import { measureScreen } from './count-statements.ts';

/** A screen, where it is, and the statements it may send, the session's own included. A number may go down; up is a decision. */
export type Screen = readonly [title: string, url: () => string, budget: number];

/** A dossier that is shown is a row of the audit: the chain held, the row, the chain moved on. */
export const READING = 3;

/**
 * Every screen keeps within its budget, and sends no more statements once there is more to show.
 *
 * @param add - puts more of everything into the county
 */
export function testScreens(
  screens: readonly Screen[],
  county: () => { readonly counter: { take(): number }; readonly client: TestClient },
  add: () => Promise<void>,
): void {
  const before = new Map<string, number>();
  const measure = (url: string) => measureScreen(county().counter, county().client, url);

  test.each([...screens])('%s', async (title, url, budget) => {
    const count = await measure(url());
    before.set(title, count);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(budget);
  });

  test('and no more of them when there is more to show', async () => {
    await add();
    const grown: string[] = [];
    for (const [title, url] of screens) {
      const count = await measure(url());
      if (count > (before.get(title) ?? 0)) grown.push(`${title}: ${count} instead of ${before.get(title)}`);
    }
    expect(grown).toEqual([]);
  }, 300_000);
}
