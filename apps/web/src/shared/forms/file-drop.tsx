import { type DragEvent, useId, useRef, useState } from 'react';
import './forms.css';

export interface FileDropProps {
  /** What may be dropped, in one sentence. */
  readonly children: string;
  /** `.xlsx,.xls,.csv` */
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled?: boolean | undefined;
}

/** Files by dragging or by choosing; several at once. Whether a file will do is the reader's affair, not the name's. */
export function FileDrop({ children, accept, onFiles, disabled = false }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const textId = useId();

  function track(event: DragEvent, change: number) {
    event.preventDefault();
    depth.current += change;
    setOver(depth.current > 0 && !disabled);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!disabled && files.length > 0) onFiles(files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the second way; the button inside is the first
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragEnter={(event) => track(event, 1)}
      onDragLeave={(event) => track(event, -1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span id={textId}>{over ? '松开即开始识别' : children}</span>
      <button
        type="button"
        className="btn"
        aria-describedby={textId}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        选择文件
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
}
