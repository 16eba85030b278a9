import type { ReactNode } from 'react';
import { AddressLink } from './address-link.tsx';

export interface AddressChoice {
  readonly id: string;
  readonly label: ReactNode;
  /** The address with this one chosen. */
  readonly href: string;
}

export interface AddressChoicesProps {
  readonly label: string;
  readonly items: readonly AddressChoice[];
  readonly current: string;
}

function choices({ items, current }: AddressChoicesProps) {
  return items.map(({ id, label, href }) => (
    <AddressLink key={id} href={href} aria-current={id === current ? 'page' : undefined}>
      {label}
    </AddressLink>
  ));
}

/** Parts of one thing, as links: the chosen one is in the address. */
export const Tabs = (props: AddressChoicesProps) => (
  <nav className="tabs" aria-label={props.label}>
    {choices(props)}
  </nav>
);

/** Views of the same rows, as links. */
export const Segmented = (props: AddressChoicesProps) => (
  <nav className="seg" aria-label={props.label}>
    {choices(props)}
  </nav>
);
