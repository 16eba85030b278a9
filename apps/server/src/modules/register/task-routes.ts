import { wholeNumber } from '@tenglong/contracts/page';
import { TaskDetail, TaskList, TaskQuery, Todo, TodoCount, TodoQuery } from '@tenglong/contracts/register';
import { z } from 'zod';
import { type Routes, sendWorkbook } from '../../platform/http/index.ts';
import type { RegisterDeps } from './deps.ts';
import { exportTasks } from './export-tasks.ts';
import { describeTaskPage, listTasks } from './list-tasks.ts';
import { countTodo, listTodo } from './list-todo.ts';

const TaskNumber = z.object({ number: wholeNumber(1, 999) });

/** 责任清单 and 我的待办: what a department answers for, and what waits for somebody. */
export const taskRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const overview = { permission: 'register.overview' } as const;
  const todo = { permission: 'todo.read' } as const;
  const today = () => deps.clock.today();

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
    '/todo',
    { config: todo, schema: { summary: '我的待办', querystring: TodoQuery, response: { 200: Todo } } },
    ({ actor, query }) => deps.db.read((tx) => listTodo(tx, actor, today(), query)),
  );
  app.get(
    '/todo/count',
    { config: todo, schema: { summary: '待办件数', response: { 200: TodoCount } } },
    ({ actor }) => deps.db.read(async (tx) => ({ mine: await countTodo(tx, actor, today()) })),
  );
};
