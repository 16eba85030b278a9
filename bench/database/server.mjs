// A throw-away database on a PostgreSQL server: the one named by TENGLONG_TEST_DATABASE, or the usual local one.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const ADMIN = process.env.TENGLONG_TEST_DATABASE ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function asAdmin(work) {
  const client = new pg.Client({ connectionString: ADMIN, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      `No PostgreSQL answers; start one or name it in TENGLONG_TEST_DATABASE (${error.code ?? error.message})`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database, hands its address to `work` and drops it afterwards, whatever happened. */
export async function withServerDatabase(work) {
  const name = `tenglong_bench_${randomUUID().replaceAll('-', '')}`;
  const version = await asAdmin(async (admin) => {
    await admin.query(`create database ${name}`);
    return (await admin.query('show server_version')).rows[0].server_version;
  });
  const url = new URL(ADMIN);
  url.pathname = `/${name}`;
  try {
    return await work(url.href, version);
  } finally {
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
  }
}

/** What autovacuum and a checkpoint have done in an office's database by the time anybody looks. */
export async function vacuum(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
