import { Readable } from 'node:stream';
import { wholeNumber } from '@tenglong/contracts/page';
import {
  BulkAsk,
  BulkDone,
  BulkMove,
  BulkPreview,
  CalendarQuery,
  EntryAct,
  EntryBoard,
  EntryCalendar,
  EntryComment,
  EntryDetail,
  EntryExportQuery,
  EntryFilter,
  EntryPage,
  EntryQuery,
  EntrySums,
  Homecoming,
  HomecomingTake,
  HomecomingTaken,
  ListedEntry,
  NewEntryBody,
  OpeningPreview,
  OpeningQuery,
  RegisterDetail,
  RegisterSummary,
  TaskDetail,
  TaskList,
  TaskQuery,
  Todo,
  TodoCount,
  TodoQuery,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import { actAndShow, checkInput, type Routes, receiveFile, sendWorkbook } from '../../platform/http/index.ts';
import { actOnEntry } from './act-on-entry.ts';
import { attachEvidence, openEvidence } from './attach-evidence.ts';
import { compareHomecoming } from './compare-homecoming.ts';
import type { RegisterDeps } from './deps.ts';
import { describeEntry } from './describe-entry.ts';
import { describeRegister } from './describe-register.ts';
import { exportEntries } from './export-entries.ts';
import { exportTasks } from './export-tasks.ts';
import { listEntries } from './list-entries.ts';
import { listOfSubject } from './list-of-subject.ts';
import { describeTaskPage, listTasks } from './list-tasks.ts';
import { countTodo, listTodo } from './list-todo.ts';
import { moveTogether } from './move-together.ts';
import { putOnRegister } from './open-entry.ts';
import { previewBulk } from './preview-bulk.ts';
import { previewOpening } from './preview-opening.ts';
import { showBoard } from './show-board.ts';
import { showCalendar } from './show-calendar.ts';
import { sumEntries } from './sum-entries.ts';
import { summariseRegisters } from './summarise-registers.ts';
import { takeHomecoming } from './take-homecoming.ts';

const RegisterId = z.object({ register: z.string().max(64) });
const SubjectId = z.object({ subject: z.string().min(1).max(64) });
const EntryId = z.object({ id: z.uuid() });
const EvidenceId = EntryId.extend({ file: z.string().regex(/^[0-9a-f]{64}$/) });
const TaskNumber = z.object({ number: wholeNumber(1, 999) });
const Attached = z.object({
  kind: z.string('请选材料种类').max(64),
  revision: z.coerce.number('请写明所见的版本').int().min(1),
  /** Where the telephone is that takes the photo, in degrees; left out where it does not say. */
  lat: z
    .string()
    .regex(/^-?([0-8]?\d(\.\d{1,8})?|90(\.0{1,8})?)$/, '纬度不对')
    .optional(),
  lon: z
    .string()
    .regex(/^-?((1[0-7]|\d)?\d(\.\d{1,8})?|180(\.0{1,8})?)$/, '经度不对')
    .optional(),
});

export const registerRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  const overview = { permission: 'register.overview' } as const;
  const act = { permission: 'register.act' } as const;
  const todo = { permission: 'todo.read' } as const;
  const today = () => deps.clock.today();

  app.get(
    '/registers',
    { config: read, schema: { summary: '闭环清单', response: { 200: z.array(RegisterSummary) } } },
    ({ actor }) => deps.db.read((tx) => summariseRegisters(tx, actor, today())),
  );
  app.get(
    '/registers/:register',
    { config: read, schema: { summary: '一张清单', params: RegisterId, response: { 200: RegisterDetail } } },
    ({ actor, params }) => deps.db.read((tx) => describeRegister(tx, actor, params.register, today())),
  );
  app.get(
    '/registers/:register/entries',
    {
      config: read,
      schema: {
        summary: '清单各条',
        params: RegisterId,
        querystring: EntryQuery,
        response: { 200: EntryPage },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => listEntries(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/sums',
    {
      config: read,
      schema: {
        summary: '清单合计',
        params: RegisterId,
        querystring: EntryFilter,
        response: { 200: EntrySums },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => sumEntries(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/board',
    {
      config: read,
      schema: {
        summary: '清单看板',
        params: RegisterId,
        querystring: EntryFilter,
        response: { 200: EntryBoard },
      },
    },
    ({ actor, params, query }) => deps.db.read((tx) => showBoard(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/calendar',
    {
      config: read,
      schema: {
        summary: '清单日历',
        params: RegisterId,
        querystring: CalendarQuery,
        response: { 200: EntryCalendar },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => showCalendar(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/export',
    { config: read, schema: { summary: '导出清单', params: RegisterId, querystring: EntryExportQuery } },
    async ({ actor, params, query }, reply) => {
      const { spec, fileName } = await exportEntries(deps, actor, params.register, query);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.post(
    '/registers/:register/bulk/preview',
    {
      config: act,
      schema: {
        summary: '成批办理的影响',
        params: RegisterId,
        body: BulkAsk,
        response: { 200: BulkPreview },
      },
    },
    ({ actor, params, body }) => deps.db.read((tx) => previewBulk(tx, actor, params.register, body, today())),
  );
  app.post(
    '/registers/:register/bulk',
    {
      config: act,
      schema: { summary: '成批办理', params: RegisterId, body: BulkMove, response: { 200: BulkDone } },
    },
    ({ actor, params, body }) => moveTogether(deps, actor, params.register, body),
  );
  app.post(
    '/registers/:register/homecoming',
    {
      config: { ...act, form: z.object({}) },
      schema: { summary: '对照改好的导出表', params: RegisterId, response: { 200: Homecoming } },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const sheets = await deps.readSheets(file.path, file.name);
        return await deps.db.read((tx) => compareHomecoming(tx, actor, params.register, file.name, sheets));
      } finally {
        await file.dispose();
      }
    },
  );
  app.post(
    '/registers/:register/homecoming/take',
    {
      config: act,
      schema: {
        summary: '采纳改好的导出表',
        params: RegisterId,
        body: HomecomingTake,
        response: { 200: HomecomingTaken },
      },
    },
    ({ actor, params, body }) => takeHomecoming(deps, actor, params.register, body),
  );
  app.get(
    '/tasks',
    {
      config: overview,
      schema: { summary: '责任清单', querystring: TaskQuery, response: { 200: TaskList } },
    },
    ({ actor, query }) => deps.db.read((tx) => listTasks(tx, actor, query.month, today())),
  );
  app.get(
    '/tasks/export',
    { config: overview, schema: { summary: '导出责任清单', querystring: TaskQuery } },
    async ({ actor, query }, reply) => {
      const { spec, fileName } = await exportTasks(deps, actor, query.month);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.get(
    '/tasks/:number',
    {
      config: overview,
      schema: {
        summary: '责任清单一项',
        params: TaskNumber,
        querystring: TaskQuery,
        response: { 200: TaskDetail },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => describeTaskPage(tx, actor, params.number, query.month, today())),
  );
  app.get(
    '/subjects/:subject/entries',
    {
      config: read,
      schema: { summary: '某一对象所在的清单', params: SubjectId, response: { 200: z.array(ListedEntry) } },
    },
    ({ actor, params }) => deps.db.read((tx) => listOfSubject(tx, actor, params.subject, today())),
  );
  app.get(
    '/todo',
    { config: todo, schema: { summary: '我的待办', querystring: TodoQuery, response: { 200: Todo } } },
    ({ actor, query }) => deps.db.read((tx) => listTodo(tx, actor, today(), query)),
  );
  app.get(
    '/todo/count',
    { config: todo, schema: { summary: '待办件数', response: { 200: TodoCount } } },
    ({ actor }) => deps.db.read(async (tx) => ({ mine: await countTodo(tx, actor, today()) })),
  );
  app.post(
    '/registers/:register/entries',
    {
      config: act,
      schema: {
        summary: '列入清单',
        params: RegisterId,
        body: NewEntryBody,
        response: { 200: EntryDetail },
      },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => putOnRegister(within, actor, params.register, body),
        (tx, id) => describeEntry(tx, actor, id, today()),
      ),
  );
  app.get(
    '/registers/:register/opening',
    {
      config: act,
      schema: {
        summary: '列入清单的影响',
        params: RegisterId,
        querystring: OpeningQuery,
        response: { 200: OpeningPreview },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => previewOpening(tx, actor, params.register, query, today())),
  );
  app.get(
    '/entries/:id',
    {
      config: { ...read, reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: { summary: '清单一条', params: EntryId, response: { 200: EntryDetail } },
    },
    ({ actor, params }) => deps.db.read((tx) => describeEntry(tx, actor, params.id, today())),
  );
  app.post(
    '/entries/:id/events',
    {
      config: act,
      schema: { summary: '办理一步', params: EntryId, body: EntryAct, response: { 200: EntryDetail } },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => actOnEntry(within, actor, params.id, body),
        (tx) => describeEntry(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/comments',
    {
      config: { permission: 'register.comment' },
      schema: { summary: '留言', params: EntryId, body: EntryComment, response: { 200: EntryDetail } },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => actOnEntry(within, actor, params.id, { kind: 'comment', ...body }),
        (tx) => describeEntry(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/evidence',
    {
      config: { ...act, form: Attached },
      schema: { summary: '上传材料', params: EntryId, response: { 200: EntryDetail } },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const { kind, revision, lat, lon } = checkInput(Attached, file.fields);
        const phone = lat !== undefined && lon !== undefined ? { lat, lon } : undefined;
        return await actAndShow(
          deps,
          (within) => attachEvidence(within, actor, params.id, kind, revision, file, phone),
          (tx) => describeEntry(tx, actor, params.id, today()),
        );
      } finally {
        await file.dispose();
      }
    },
  );
  app.get(
    '/entries/:id/evidence/:file',
    {
      config: { ...read, reading: { action: 'register.evidenceOpened', subject: 'id' } },
      schema: { summary: '下载材料', params: EvidenceId },
    },
    async ({ actor, params }, reply) => {
      const { name, bytes } = await openEvidence(deps, actor, params.id, params.file);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(Readable.from(bytes));
    },
  );
};
