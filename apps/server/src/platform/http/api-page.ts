const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? found,
  );

const read = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function parameters(operation: unknown): string {
  const list = read(operation, 'parameters');
  if (!Array.isArray(list)) return '';
  return list
    .map(
      (parameter) =>
        `<code>${escapeHtml(text(read(parameter, 'name')))}</code>${read(parameter, 'required') ? '' : '（可不填）'}`,
    )
    .join('、');
}

/** A plain page that lists every operation: what it does, who may call it, what it takes. No script, no outside file. */
export function renderApiPage(document: object): string {
  const rows = Object.entries(Object(read(document, 'paths')))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, methods]) =>
      Object.entries(Object(methods)).map(([method, operation]) => {
        const permission = text(read(operation, 'x-permission'));
        const title = text(read(operation, 'x-permission-title'));
        const access = permission
          ? `${escapeHtml(title)}<br><code>${escapeHtml(permission)}</code>`
          : '不需登录';
        return `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td>
<td>${escapeHtml(text(read(operation, 'summary')))}</td><td>${access}</td><td>${parameters(operation)}</td></tr>`;
      }),
    );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>腾笼 接口</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:32px auto;max-width:1080px;padding:0 16px;color:#1f2933}
h1{font-size:20px;margin:0 0 4px}p{color:#52606d;margin:0 0 16px}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #e4e7eb;padding:8px;text-align:left;vertical-align:top}
th{background:#f5f7fa;font-weight:600}code{font:12px/1.5 ui-monospace,Consolas,monospace}
</style></head><body>
<h1>腾笼 接口</h1>
<p>共 ${rows.length} 项。机器可读的完整说明（OpenAPI 3.1）见 <a href="/api/docs/json">/api/docs/json</a>。改动类请求须带会话 Cookie 与本站 Origin。</p>
<table><thead><tr><th>方法</th><th>地址</th><th>说明</th><th>权限</th><th>参数</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></body></html>`;
}
