export {
  type Address,
  compareAddresses,
  formatAddress,
  parentAddress,
  parseAddress,
} from './address.ts';
export { addressText } from './address-text.ts';
export { parseChineseNumeral, toChineseNumeral } from './chinese-numeral.ts';
