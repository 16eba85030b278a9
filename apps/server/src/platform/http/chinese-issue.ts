import type { core } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  bigint: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
  record: '一组内容',
  date: '日期',
};
const FORMATS: Readonly<Record<string, string>> = {
  email: '邮箱地址',
  url: '网址',
  uuid: '编号',
  date: '日期（年-月-日）',
  datetime: '时间',
  json_string: 'JSON 文字',
};
const UNITS: Readonly<Record<string, string>> = { string: '个字', array: '项', set: '项', file: '字节' };

/** A sentence in Chinese for whatever a schema refuses without a sentence of its own. */
export function chineseIssue(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '请填写' : `应为${TYPES[issue.expected] ?? '另一种内容'}`;
    case 'too_small': {
      const unit = UNITS[issue.origin] ?? '';
      if (issue.minimum === 1 && unit) return '请填写';
      return unit
        ? `至少 ${issue.minimum} ${unit}`
        : `应${issue.inclusive ? '不小于' : '大于'} ${issue.minimum}`;
    }
    case 'too_big': {
      const unit = UNITS[issue.origin] ?? '';
      return unit
        ? `至多 ${issue.maximum} ${unit}`
        : `应${issue.inclusive ? '不大于' : '小于'} ${issue.maximum}`;
    }
    case 'invalid_format':
      return `格式不对${FORMATS[issue.format] ? `，应为${FORMATS[issue.format]}` : ''}`;
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`;
    case 'unrecognized_keys':
      return `不认识的项目：${issue.keys.join('、')}`;
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`;
    default:
      return '内容不符合要求';
  }
}
