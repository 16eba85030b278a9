import type { z } from 'zod';
import { joinPath } from '../rule/index.ts';
import type { PlanError } from './document.ts';
import { type Saying, splitSaying } from './issue-text.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Record<string, string> = {
  string: '文字（数字和编码要加引号）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '一个列表',
  object: '一组“名称: 值”',
  record: '一组“名称: 值”',
};

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '这里的内容' : `“${String(value)}”`;

function describeType(issue: Extract<Issue, { code: 'invalid_type' }>): Saying {
  const wanted = TYPES[issue.expected] ?? '方案说明里的类型';
  if (issue.input === undefined || issue.input === null) {
    const name = String(issue.path.at(-1) ?? '内容');
    return { message: `缺少“${name}”`, remedy: `请补上这一项，它应当是${wanted}` };
  }
  return { message: `${shown(issue.input)}的类型不对`, remedy: `请改成${wanted}` };
}

const ORIGINS: Record<string, string> = { string: '个字', array: '项', number: '', int: '' };

function describeSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Saying {
  const unit = ORIGINS[issue.origin] ?? '';
  const [bound, word] =
    issue.code === 'too_small'
      ? [`至少 ${issue.minimum}`, '太少或太小']
      : [`至多 ${issue.maximum}`, '太多或太大'];
  return {
    message: `${shown(issue.input)}${word}`,
    remedy: `请改为${bound}${unit === '' ? '' : ` ${unit}`}`,
  };
}

function saying(issue: Issue): Saying {
  const own = splitSaying(issue.message);
  if (own) return { ...own, message: own.message.replace('〈值〉', shown(issue.input)) };
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue);
    case 'too_small':
    case 'too_big':
      return describeSize(issue);
    case 'unrecognized_keys':
      return {
        message: `出现了不认识的项：${issue.keys.join('、')}`,
        remedy: '请核对拼写，或对照方案目录说明删去这一项',
      };
    case 'invalid_value':
      return {
        message: `${shown(issue.input)}不在允许的取值里`,
        remedy: `只能是：${issue.values.map(String).join('、')}`,
      };
    case 'invalid_format':
      return {
        message: `${shown(issue.input)}的写法不对`,
        remedy: '请对照方案目录说明核对位数与写法，编码要加引号',
      };
    default:
      return { message: `${shown(issue.input)}不符合要求`, remedy: '请对照方案目录说明改正' };
  }
}

/** A branch of a union says more than the union: the one that got furthest, which is the one with the deepest issue. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.flat().map((inner) => deepest(inner));
  const best = branches.reduce<Issue | undefined>(
    (found, inner) => (found && found.path.length >= inner.path.length ? found : inner),
    undefined,
  );
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue;
}

/** Turns what the schema says about one place into a sentence and a remedy in Chinese. */
export function describeIssue(file: string, issue: Issue): PlanError {
  const found = deepest(issue);
  return { file, path: joinPath(found.path), ...saying(found) };
}
