export {
  type Address,
  compareAddresses,
  parseAddress,
} from './address.ts';
export { addressText } from './address-text.ts';
export { parseChineseNumeral, toChineseNumeral } from './chinese-numeral.ts';
