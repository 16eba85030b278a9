import type { EntryDetail } from '@tenglong/contracts/register';
import { type ReactNode, useRef, useState } from 'react';
import { ErrorState } from '../../shared/feedback/index.ts';
import { isPhoto } from './entry-words.ts';
import { useAttach } from './use-entry-act.ts';

const DOCUMENTS = '.pdf,.doc,.docx,.xls,.xlsx,image/*';

export interface EvidenceInputProps {
  readonly entry: EntryDetail;
  readonly kind: string;
  readonly className: string;
  /** Opens the camera of a phone at once, rather than asking for a file. */
  readonly camera?: boolean | undefined;
  readonly children: ReactNode;
}

/** A button that takes a photo or a file and hands it in at once; a refusal stands below it. */
export function EvidenceInput({ entry, kind, className, camera = false, children }: EvidenceInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const attach = useAttach(entry, setShare);
  const photo = isPhoto(entry, kind);
  return (
    <>
      <button
        type="button"
        className={className}
        disabled={attach.isPending}
        onClick={() => input.current?.click()}
      >
        {attach.isPending ? `正在上传 ${Math.round(share * 100)}%` : children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        accept={photo ? 'image/*' : DOCUMENTS}
        {...(camera && photo ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same photo may be chosen again after it was refused.
          event.target.value = '';
          if (files.length > 0) attach.mutate({ kind, files, taken: camera && photo });
        }}
      />
      {attach.error ? <ErrorState what="没有传上去" error={attach.error} /> : null}
    </>
  );
}
