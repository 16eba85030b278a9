import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RegisterDetail } from '@tenglong/contracts/register';
import { toast } from '../../shared/feedback/index.ts';
import { HomeChanges } from './home-changes.tsx';
import { HomeDesk, leftWords } from './home-desk.tsx';
import { bringHome, takeHomecoming } from './register-queries.ts';

interface HomecomingDeskProps {
  readonly register: RegisterDetail;
  readonly onDone: () => void;
}

/** 导回 of a list: fields that were put right in an exported workbook. */
export function HomecomingDesk({ register, onDone }: HomecomingDeskProps) {
  const client = useQueryClient();
  const bring = useMutation({ mutationFn: (file: File) => bringHome(register.id, file) });
  const good = (bring.data?.cells ?? []).filter(({ state }) => state === 'take');
  const take = useMutation({
    mutationFn: () =>
      takeHomecoming(register.id, {
        file: bring.data?.file ?? '',
        cells: good.map(({ entryId, field, from, to }) => ({ entryId, field, from, to })),
      }),
    onSuccess: ({ cells, entries, refused }) => {
      toast(`已采纳 ${cells} 处，涉及 ${entries} ${register.measure}${leftWords(refused)}`);
      void client.invalidateQueries({ queryKey: ['register'] });
      onDone();
    },
  });
  const entries = new Set(good.map(({ entryId }) => entryId)).size;
  return (
    <HomeDesk
      title="导回改好的表"
      note="在这里导出，用 Excel 或 WPS 改好字段，再传回来；先看清改了哪些，再采纳"
      drop="把从这张清单导出、改好的表拖到这里"
      bring={bring}
      take={take}
      good={good.length}
      effect={`采纳 ${good.length} 处，涉及 ${entries} ${register.measure}`}
      onLeave={onDone}
      changes={(home) => (
        <HomeChanges
          home={home}
          against={`对上 ${home.rows} 行`}
          about="对象"
          nameOf={({ subjectName }) => subjectName}
          keyOf={({ row, column }) => `${row} ${column}`}
          placeOf={({ row, column }) => `${column}${row}`}
          stray={home.stray.map(({ row, message }) => `第 ${row} 行：${message}`)}
        />
      )}
    />
  );
}
