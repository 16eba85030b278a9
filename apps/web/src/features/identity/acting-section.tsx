import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@tenglong/contracts/identity';
import { ErrorState } from '../../shared/feedback/index.ts';
import { actFor } from './people-queries.ts';

/** 代理: works for somebody whose deputy one is today, or for oneself again; every page is read anew. */
export function ActingSection({ session }: { readonly session: Session }) {
  const client = useQueryClient();
  const change = useMutation({ mutationFn: actFor, onSuccess: () => client.invalidateQueries() });
  return (
    <>
      {session.mayActFor.map(({ id, name, roleTitle }) => {
        const now = session.actingFor?.id === id;
        return (
          <p key={id} className="people-deputy">
            <span>{`${name}，${roleTitle}${now ? '，正在代理' : ''}`}</span>
            <button
              type="button"
              className="btn"
              disabled={change.isPending}
              onClick={() => change.mutate(now ? null : id)}
            >
              {now ? '回到本人' : `代${name}办理`}
            </button>
          </p>
        );
      })}
      {change.isError ? <ErrorState error={change.error} /> : null}
    </>
  );
}
