import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { ContentsGroup } from './contents.ts';
import { type Found, findPages, suggestionsQuery } from './search-sources.ts';
import './search-palette.css';

export interface SearchPaletteProps {
  readonly open: boolean;
  readonly contents: readonly ContentsGroup[];
  readonly onClose: () => void;
}

/** One box that finds enterprises, clauses and pages: by name, code or pinyin initials. */
export function SearchPalette({ open, contents, onClose }: SearchPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="palette" aria-label="查找" onClose={onClose}>
      {open ? <PaletteBody contents={contents} onClose={onClose} /> : null}
    </dialog>
  );
}

function PaletteBody({ contents, onClose }: Omit<SearchPaletteProps, 'open'>) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const query = useDeferredValue(text.trim());
  const suggestions = useQuery(suggestionsQuery(query));
  const found: readonly Found[] = [...findPages(contents, query), ...(suggestions.data ?? [])];
  const chosen = Math.min(at, Math.max(found.length - 1, 0));

  function go(item: Found | undefined) {
    if (!item) return;
    onClose();
    router.history.push(item.href);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(found[chosen]);
    }
  }

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this box
        autoFocus
        className="palette-input"
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-label="找企业、清单、条款、页面"
        placeholder="企业名称、信用代码、拼音首字母，或页面、条款"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="找到的" className="palette-list">
        {found.map((item, index) => (
          <a
            key={`${item.kind} ${item.href}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            href={item.href}
            onClick={(event) => {
              event.preventDefault();
              go(item);
            }}
          >
            <span className="palette-kind">{item.kindTitle}</span>
            <span>{item.title}</span>
            <span className="note">{item.note}</span>
          </a>
        ))}
      </div>
      <p className="note palette-foot">
        {suggestions.isError && query !== ''
          ? '企业和条款暂时查不到，可稍后再试'
          : found.length === 0 && query !== '' && !suggestions.isFetching
            ? '没有找到，换几个字试试'
            : '↑ ↓ 选择，回车打开，Esc 关闭'}
      </p>
    </>
  );
}
