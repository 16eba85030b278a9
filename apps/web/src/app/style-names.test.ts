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

const pages = import.meta.glob<string>('../features/**/*.tsx', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const house = import.meta.glob<string>('../shared/**/*.css', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** `../features/plan/plan.css` → plan. */
const featureOf = (path: string): string => path.split('/')[2] ?? '';
/** Every name a sheet speaks of, alone or within another. */
const spokenOf = (css: string): string[] =>
  [...css.matchAll(/\.([a-z][\w-]*)/g)].flatMap(([, name]) => name ?? []);
/** Names that stand in the words of a page: `className="entry-head"`. */
const wornBy = (page: string): string[] =>
  [...page.matchAll(/className="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));

test('a page wears what its own feature or the house has, not what another page happened to load', () => {
  const owners = new Map<string, Set<string>>();
  for (const [path, css] of Object.entries(sheets)) {
    for (const name of spokenOf(css)) owners.set(name, (owners.get(name) ?? new Set()).add(featureOf(path)));
  }
  for (const css of Object.values(house)) for (const name of spokenOf(css)) owners.delete(name);
  const borrowed = Object.entries(pages).flatMap(([path, page]) =>
    wornBy(page).flatMap((name) => {
      const owner = owners.get(name);
      return owner && !owner.has(featureOf(path)) ? [`${path} ${name}`] : [];
    }),
  );
  expect(borrowed).toEqual([]);
});
