import { AddressLink } from './address-link.tsx';
import './layout.css';

export interface PagerProps {
  /** What is counted: `处`, `行`, `批`. */
  readonly word: string;
  /** From 0. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** The address of another page of the same list. */
  readonly href: (page: number) => string;
}

/** Where a long list stands and how to get on; nothing for a list of one page. */
export function Pager({ word, page, size, total, href }: PagerProps) {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  if (last === 0) return null;
  const first = page * size + 1;
  const link = (to: number, label: string) =>
    to < 0 || to > last || to === page ? (
      <span className="muted">{label}</span>
    ) : (
      <AddressLink href={href(to)}>{label}</AddressLink>
    );
  return (
    <nav className="pager noprint" aria-label="翻页">
      <span className="note">
        {`第 ${first}—${Math.min(total, first + size - 1)} ${word}，共 ${total} ${word}`}
      </span>
      {link(0, '首页')}
      {link(page - 1, '上一页')}
      {link(page + 1, '下一页')}
      {link(last, '末页')}
    </nav>
  );
}
