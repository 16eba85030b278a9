import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { asProblem, download } from '../api/index.ts';
import { announce, toast } from '../feedback/index.ts';
import { usePrintRoom } from '../layout/index.ts';

/** Reads in what the page has not shown yet, then opens the browser's print sheet; Ctrl P does the same. */
export function PrintButton({ children = '打印' }: { readonly children?: ReactNode }) {
  const { prepare } = usePrintRoom();
  const [busy, setBusy] = useState(false);
  const print = useCallback(async () => {
    setBusy(true);
    try {
      await prepare();
      window.print();
    } catch (error) {
      const problem = asProblem(error);
      toast(`没有打印：${problem.message}。${problem.remedy}`);
    } finally {
      setBusy(false);
    }
  }, [prepare]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [print]);
  return (
    <button type="button" className="btn desk-only" disabled={busy} onClick={() => void print()}>
      {busy ? '正在备齐' : children}
    </button>
  );
}

export interface ExportButtonProps {
  /** Endpoint under `/api` that writes the workbook, with the same filter and columns as the page. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly fileName: string;
  readonly children?: ReactNode;
  readonly look?: 'button' | 'link' | undefined;
}

/** Exports exactly what is shown. */
export function ExportButton({
  path,
  query = {},
  fileName,
  children = '导出',
  look = 'button',
}: ExportButtonProps) {
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    try {
      await download(path, { query, fileName });
      announce(`已导出 ${fileName}`);
    } catch (error) {
      const problem = asProblem(error);
      toast(`没有导出：${problem.message}。${problem.remedy}`);
    } finally {
      setBusy(false);
    }
  }
  return (
    <button type="button" className={look === 'link' ? 'lnk' : 'btn'} disabled={busy} onClick={run}>
      {busy ? '正在导出' : children}
    </button>
  );
}

/** Puts the address of this very state on the clipboard. */
export function CopyLink({ children = '复制链接' }: { readonly children?: ReactNode }) {
  async function copy() {
    const done = await copyText(window.location.href);
    toast(done ? '链接已复制，打开即是当前的筛选和位置' : '浏览器不允许复制，请从地址栏复制链接');
  }
  return (
    <button type="button" className="lnk" onClick={copy}>
      {children}
    </button>
  );
}

/** The clipboard API where the page is served over https; on plain http of an office network, the older way. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
