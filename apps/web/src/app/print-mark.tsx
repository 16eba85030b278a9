import type { Session } from '@tenglong/contracts/identity';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../shared/value/index.ts';

/** On every printed page: whose print it is and of when. Not seen on screen. */
export function PrintMark({ session }: { readonly session: Pick<Session, 'account' | 'displayName'> }) {
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const note = () => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return (
    <p className="print-only print-mark">{`${session.displayName}（${session.account}）${formatInstant(at, {}, 'export')} 打印`}</p>
  );
}
