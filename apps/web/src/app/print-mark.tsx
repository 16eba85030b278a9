import type { Session } from '@tenglong/contracts/identity';
import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../shared/value/index.ts';
import { markRule } from './mark-rule.ts';

/** Whether pages have margins that can be written in; older browsers only have the page itself. */
const hasMargins = () => 'CSSMarginRule' in window;

/**
 * On every printed page: whose print it is and of when, in the margin beside the page's number, where it covers no row.
 * Not seen on screen.
 */
export function PrintMark({ session }: { readonly session: Pick<Session, 'account' | 'displayName'> }) {
  const [at, setAt] = useState(() => new Date().toISOString());
  const words = `${session.displayName}（${session.account}）${formatInstant(at, {}, 'export')} 打印`;
  useEffect(() => {
    const note = () => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  // Before paint, and so before the print that asked for it.
  useLayoutEffect(() => {
    if (!hasMargins()) return;
    // A sheet of rules made by script: a style element would need words in the document that its policy forbids.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(markRule(words));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [words]);
  return hasMargins() ? null : <p className="print-only print-mark">{words}</p>;
}
