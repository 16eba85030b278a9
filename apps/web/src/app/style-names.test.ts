import { expect, test } from 'vitest';

const sheets = import.meta.glob<string>('../features/**/*.css', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** Names that a sheet gives a look of their own, `.entry-head { … }`: wherever on the page they stand. */
function namesOf(css: string): string[] {
  const selectors = [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(
    ([, text = '']) => text,
  );
  return selectors
    .flatMap((text) => text.split(','))
    .flatMap((one) => /^\s*\.([\w-]+)\s*$/.exec(one)?.[1] ?? []);
}

test('a sheet that was loaded stays, so no two features give one name a look', () => {
  const owners = new Map<string, Set<string>>();
  for (const [path, css] of Object.entries(sheets)) {
    for (const name of namesOf(css)) owners.set(name, (owners.get(name) ?? new Set()).add(path));
  }
  expect(owners.size).toBeGreaterThan(200);
  expect([...owners].filter(([, paths]) => paths.size > 1).map(([name, paths]) => [name, ...paths])).toEqual(
    [],
  );
});
