import { AddressLink } from '../shared/layout/index.ts';
import { type ContentsGroup, currentEntry, phoneTabs } from './contents.ts';

export interface PhoneTabsProps {
  readonly contents: readonly ContentsGroup[];
  readonly pathname: string;
}

function whereAmI({ contents, pathname }: PhoneTabsProps) {
  const tabs = phoneTabs(contents);
  const entry = currentEntry(contents, pathname);
  const holds = (entries: readonly { readonly path: string }[]) =>
    entries.some(({ path }) => path === entry?.path);
  const tab =
    tabs.find(({ entries }) => holds(entries)) ??
    (entry === undefined ? tabs.find(({ path }) => path === '/account') : undefined);
  // A page of the groups that have no tab lights none; its neighbours stand above it all the same.
  const group = contents.find(({ entries }) => holds(entries));
  return { tabs, entry, tab, neighbours: tab ?? group };
}

/** At the thumb: four words. */
export function PhoneTabs(props: PhoneTabsProps) {
  const { tabs, tab: current } = whereAmI(props);
  return (
    <nav className="phone-tabs" aria-label="主要栏目">
      {tabs.map(({ word, path }) => (
        <AddressLink key={path} href={path} aria-current={path === current?.path ? 'page' : undefined}>
          {word}
        </AddressLink>
      ))}
    </nav>
  );
}

/** Under the bar of a phone: the pages of the chosen tab, when there are several. */
export function PhoneStrip(props: PhoneTabsProps) {
  const { neighbours, entry } = whereAmI(props);
  if (!neighbours || neighbours.entries.length < 2) return null;
  return (
    <nav className="phone-strip" aria-label={neighbours.word}>
      {neighbours.entries.map(({ path, title, href }) => (
        <AddressLink key={path} href={href ?? path} aria-current={path === entry?.path ? 'page' : undefined}>
          {title}
        </AddressLink>
      ))}
    </nav>
  );
}
