import type { Role, Session } from '@tenglong/contracts/identity';
import type { Ref } from 'react';
import { AddressLink } from '../shared/layout/index.ts';
import { formatDay } from '../shared/value/index.ts';
import { Bell } from './bell.tsx';

export interface BarProps {
  readonly session: Session;
  readonly contextRef: Ref<HTMLElement>;
  readonly onSearch: () => void;
}

/** Roles that the department's name already tells. */
const ACTING: ReadonlySet<Role> = new Set(['office', 'department', 'township', 'enterprise']);

const onMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Bar({ session, contextRef, onSearch }: BarProps) {
  return (
    <header className="bar">
      <AddressLink className="brand" href="/" aria-label={`腾笼，${session.county.name}，回首页`}>
        <b>腾笼</b>
        <span>{session.county.name}</span>
      </AddressLink>
      <span className="bar-context" ref={contextRef} />
      {session.demo ? <span className="bar-demo">演示数据，今天按 {formatDay(session.today)}</span> : null}
      <button type="button" className="find" aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
        <span className="find-long">找企业、清单、条款、页面</span>
        <span className="find-short">找企业</span>
        <kbd>{onMac() ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {session.permissions.includes('notice.read') ? <Bell /> : null}
      <AddressLink className="who" href="/account">
        {session.department ? <span>{session.department}</span> : null}
        <span>{session.displayName}</span>
        {!ACTING.has(session.role) && session.roleTitle !== session.displayName ? (
          <span className="who-reader">{session.roleTitle}</span>
        ) : null}
      </AddressLink>
    </header>
  );
}
