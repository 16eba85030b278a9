import { useQuery } from '@tanstack/react-query';
import { noticeCountQuery } from '../features/notice/notice-queries.ts';
import { AddressLink } from '../shared/layout/index.ts';

const MOST = 99;

/** How many notices are unread, and the way to them. */
export function Bell() {
  const { data: unread = 0 } = useQuery({ ...noticeCountQuery, select: (count) => count.unread });
  const shown = unread > MOST ? `${MOST}+` : String(unread);
  return (
    <AddressLink
      className="bell"
      href="/notices"
      aria-label={unread > 0 ? `消息，${shown} 条未读` : '消息，没有未读'}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path
          d="M4.5 14.5h11c-1-1.2-1.5-2.3-1.5-4V8.5a4 4 0 0 0-8 0v2c0 1.7-.5 2.8-1.5 4zM8.3 17a1.9 1.9 0 0 0 3.4 0M10 4.5V3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 ? <b aria-hidden="true">{shown}</b> : null}
    </AddressLink>
  );
}
