export {
  type Address,
  compareAddresses,
  formatAddress,
  parentAddress,
  parseAddress,
} from './address.ts';
export { addressText } from './address-text.ts';
export { parseChineseNumeral } from './chinese-numeral.ts';
