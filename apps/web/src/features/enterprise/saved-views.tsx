import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Popover } from '../../shared/filter/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { deleteView, saveView, viewsQuery } from './enterprise-queries.ts';

/** 存为常用: the filter and columns of this moment under a name; one's own can be deleted. */
export function SavedViews({ page }: { readonly page: string }) {
  const { data } = useQuery(viewsQuery(page));
  return (
    <Popover
      className="lnk"
      label="常用筛选"
      align="end"
      button={<>常用{data?.length ? ` ${data.length}` : ''}</>}
    >
      {(close) => <Views page={page} onDone={close} />}
    </Popover>
  );
}

function Views({ page, onDone }: { readonly page: string; readonly onDone: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState('');
  const { data = [] } = useQuery(viewsQuery(page));
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery(page).queryKey });
  const save = useMutation({
    mutationFn: () =>
      saveView({ page, name: name.trim(), search: router.state.location.searchStr, shared: false }),
    onSuccess: async () => {
      await refresh();
      toast(`已存为常用：${name.trim()}`);
      onDone();
    },
  });
  const remove = useMutation({ mutationFn: deleteView, onSuccess: refresh });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  }
  return (
    <div className="pick">
      <ul className="pick-list">
        {data.map((view) => (
          <li key={view.id} className="saved-view">
            <AddressLink href={`/${page}${view.search}`} onClick={onDone}>
              {view.name}
            </AddressLink>
            <button
              type="button"
              className="lnk"
              aria-label={`删除常用筛选 ${view.name}`}
              onClick={() => remove.mutate(view.id)}
            >
              删除
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="saved-view">
        <input
          className="input"
          aria-label="名称"
          placeholder="给现在的筛选起个名"
          maxLength={32}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="btn" disabled={name.trim() === '' || save.isPending}>
          存
        </button>
      </form>
      {save.error ? <ErrorState error={save.error} /> : null}
    </div>
  );
}
