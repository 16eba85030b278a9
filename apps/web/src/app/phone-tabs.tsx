import { AddressLink } from '../shared/layout/index.ts';
import { type ContentsGroup, currentEntry, phoneTabs } from './contents.ts';

export interface PhoneTabsProps {
  readonly contents: readonly ContentsGroup[];
  readonly pathname: string;
}

function whereAmI({ contents, pathname }: PhoneTabsProps) {
  const tabs = phoneTabs(contents);
  const entry = currentEntry(contents, pathname);
  const tab = tabs.find(({ entries }) => entries.some(({ path }) => path === entry?.path));
  return { tabs, entry, tab: tab ?? tabs.find(({ path }) => path === '/account') };
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
  const { tab, entry } = whereAmI(props);
  if (!tab || tab.entries.length < 2) return null;
  return (
    <nav className="phone-strip" aria-label={tab.word}>
      {tab.entries.map(({ path, title }) => (
        <AddressLink key={path} href={path} aria-current={path === entry?.path ? 'page' : undefined}>
          {title}
        </AddressLink>
      ))}
    </nav>
  );
}
