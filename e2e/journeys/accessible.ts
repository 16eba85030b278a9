import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** WCAG 2.2 A and AA as far as a program can tell. The policy of the page forbids foreign scripts, so axe is evaluated. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  // A button that comes to rest while it is looked at has a colour between two: then it is looked at again.
  await expect.poll(() => findViolations(page), { timeout: 10_000 }).toEqual([]);
}

async function findViolations(page: Page): Promise<string[]> {
  // Colours that are still on their way are nobody's colours.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity),
  );
  return page.evaluate(async () => {
    const { axe } = window as object as {
      axe: { run(options: object): Promise<{ violations: Finding[] }> };
    };
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
    );
  });
}
