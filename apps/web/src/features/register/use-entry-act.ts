import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EntryAct, EntryDetail } from '@tenglong/contracts/register';
import type { z } from 'zod';
import { asProblem } from '../../shared/api/index.ts';
import { phonePlace } from './phone-place.ts';
import { actOnEntry, attachEvidence, entryQuery } from './register-queries.ts';

/** Without the revision: it is that of the entry as it is shown. */
type Act =
  z.input<typeof EntryAct> extends infer One ? (One extends unknown ? Omit<One, 'revision'> : never) : never;

/** One act on the entry as it is shown; if somebody else was first, the entry is read anew and the refusal stays. */
export function useEntryAct(entry: Pick<EntryDetail, 'id' | 'revision'>) {
  const { settle, refresh } = useSettle(entry.id);
  return useMutation({
    mutationFn: (act: Act) => actOnEntry(entry.id, { ...act, revision: entry.revision }),
    onSuccess: settle,
    onError: refresh,
  });
}

export interface Handed {
  readonly kind: string;
  readonly files: readonly File[];
  /** Taken here and now: the telephone is asked where. */
  readonly taken?: boolean;
}

/** Hands in files one after the other, each upon the revision the one before has made. */
export function useAttach(entry: Pick<EntryDetail, 'id' | 'revision'>, onProgress: (share: number) => void) {
  const { settle, refresh } = useSettle(entry.id);
  return useMutation({
    mutationFn: async ({ kind, files, taken = false }: Handed) => {
      const place = taken ? await phonePlace() : {};
      let { revision } = entry;
      let after: EntryDetail | undefined;
      for (const [index, file] of files.entries()) {
        after = await attachEvidence(
          entry.id,
          kind,
          revision,
          file,
          (share) => onProgress((index + share) / files.length),
          place,
        );
        revision = after.revision;
        settle(after);
      }
      return after;
    },
    onError: refresh,
  });
}

function useSettle(id: string) {
  const client = useQueryClient();
  const settle = (after: EntryDetail) => {
    client.setQueryData(entryQuery(id).queryKey, after);
    void client.invalidateQueries({
      queryKey: ['register'],
      predicate: ({ queryKey }) => queryKey[1] !== 'entry',
    });
  };
  /** Kept when the entry has been read anew: the refusal is shown then, and pressing again counts. */
  const refresh = async (error: unknown) => {
    if (asProblem(error).code === 'ENTRY_CHANGED') {
      await client.invalidateQueries({ queryKey: entryQuery(id).queryKey });
    }
  };
  return { settle, refresh };
}
