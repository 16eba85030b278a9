/** Migrations are files of SQL that travel inside the build. */
declare module '*.sql?raw' {
  const sql: string;
  export default sql;
}
