export {
  type Address,
  compareAddresses,
  isWithinAddress,
  parseAddress,
} from './address.ts';
export { addressText } from './address-text.ts';
export { parseChineseNumeral, toChineseNumeral } from './chinese-numeral.ts';
