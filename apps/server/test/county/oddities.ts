/**
 * Every oddity of the sample's README as a switch of its own, with the sentence a test is named after.
 * A county without any switch has clean files and hard figures.
 */
export const ODDITIES = {
  // How a sheet is laid out
  mergedTitle: 'a merged title above the table says nothing of its columns',
  unitLine: 'a unit line over the table (单位/计量单位) holds for the columns that name no unit',
  unitSpellings: 'a unit may be written （单位：万元）, [万元], 吨标煤, 公斤 or in a line of its own',
  twoHeaderRows: 'a header of two merged rows is one header',
  subtotals: '小计 and a header repeated in the middle are no enterprises',
  totalsAndNotes: '合计, notes and a signature line are no enterprises',
  hiddenDraftFirst: 'a hidden draft sheet before the real one is not read',
  hiddenDraftLast: 'a hidden draft sheet after the real one is not read',
  emptySheets: 'empty sheets beside the real one are no fault',
  otherSheets: 'a sheet of filling instructions is passed over',
  ordinalsOnly: 'a row that has nothing but its 序号 is a blank row',
  sheetPerTownship: 'one sheet per township is one table',
  rowsAcrossSheets: "an enterprise's rows on two township sheets are rows of one table",
  townshipMergedDown: 'a township cell merged down holds for its rows',
  keysMergedDown: "an enterprise's cells merged down hold for its parcel rows",
  rentsMergedDown: 'a rent merged down over the parcels of one enterprise counts once',
  shuffledColumns: 'columns are found by their header, not by their place',
  extraColumns: 'columns nobody asked for are passed over',
  synonyms: 'other words for the same column are known',
  wrappedHeaders: 'line breaks and blanks inside headers are forgiven',
  otherYearAfter: '上年同期 and 增长% to the right of a column are not the column',
  otherYearBefore: '上年同期 and 增长% to the left of a column are not the column',
  otherYearUnder: '本年, 上年同期 and 增长% under one merged title are told apart',
  blankRows: 'blank rows and a blank first column are passed over',
  // How numbers are typed
  numbersAsText: 'numbers typed as text, with separators, full-width digits or blanks, are numbers',
  floatNoise: 'a number stored as 66.599999999999994 is 66.6',
  bracketNegatives: '(1,234) and △1,234 are negative numbers',
  leadingApostrophes: 'a leading apostrophe is not part of a code or a number',
  formulas: 'a formula with a stored value is its value',
  zeroRents: 'a rent of 0 is the same as a blank one',
  placeholders: 'a placeholder (—, /, 无) is a blank cell',
  otherUnits:
    'units that differ between years (千元, 万元, 元; 万千瓦时, 千瓦时; ㎡) are converted by what the sheet says',
  muAndHectares: 'land in 亩 or 公顷 is converted',
  tonnes: 'pollutants in 吨 instead of 千克 are converted',
  dates: 'a date may be spelt in six ways',
  // How an enterprise is written
  untidyCodes: 'case and blanks in a credit code are forgiven',
  rowsWithoutCode: 'a row without a code is matched by its cleaned name, and listed',
  numericCodes: 'a code stored as a number (9.13E+17) or of fifteen digits is no code: the name decides',
  otherNames: 'the code decides, even beside a former name or the name of another enterprise',
  untidyUnits: 'blanks in a township are forgiven',
  untidyNames: 'other brackets, blanks, line breaks, U+3000 and no-break blanks in a name are forgiven',
  // Which files
  swappedFormats: 'tax may come as a workbook, and any other table as a CSV',
  xls: 'an .xls file is read as well as an .xlsx file',
  csvEncodings: 'a CSV may be UTF-8 with BOM one year and GBK the next',
  csvPreamble: 'preamble lines above the header of a CSV and a total below are not rows',
  csvQuotedNumbers: 'a quoted "1,234.00" in a CSV is one number',
  csvLineBreaks: 'a quoted line break in a CSV belongs to its cell, and the record stays one row',
  csvLooseEnds: 'line feeds alone, trailing commas and blank last lines of a CSV are forgiven',
  exporters: 'a workbook may be written with prefixes, without references, with strings inside the cells',
  junkFiles: 'lock files and system files in the folder are passed over',
  yearInTitle: 'a file whose name says nothing is known by its title and its header',
  fileNames: 'files are recognised under other names',
  // Parts
  taxKinds: 'one row per 税种 is summed',
  taxMonths: 'one row per 月份 is summed',
  sharedParcels: 'two enterprises on one parcel each keep their own area',
  untidyParts: 'other brackets and blanks in a 宗地号 make no other parcel',
  repeatedPart: 'a part repeated alike counts once',
  conflictingPart: 'a part given twice with other figures makes the sum unknown',
  unknownPart: 'an unknown part makes the sum unknown',
  ownBlankBesideRent: '自有 may be blank beside a rent',
  // Problems
  identicalRows: 'a second row that says the same counts once, and is listed',
  conflictingRows: 'where two rows differ, that field is unknown and the others stand',
  conflictWithBlank: 'a value in one row and a blank in the other differ',
  namedTwin: 'a second row without code is the same enterprise, and says the same',
  strangers: 'an enterprise outside the roster is reported, not created',
  wrongCheckCharacter: 'a code with a wrong check character is held back, whatever its name',
  rosterWrongCheck:
    'a roster row with a wrong check character is held back, and its rows elsewhere are unknown',
  text: 'text that is no number makes its field unknown',
  secrecy: 'an asterisk of statistical secrecy makes its field unknown',
  errorsAndFormulas: '#N/A and a formula without a stored value make their field unknown',
  missing: 'a blank cell of a required field is missing',
  pollutantText: 'a pollutant that is text or in conflict makes the emission missing',
  pollutantsBlank: 'four blank pollutants are a missing emission, not zero',
  sameName: 'a name two enterprises share matches nobody',
  // The county itself
  elsewhere: 'another county with other townships is read by the same plan',
  degenerate: 'a denominator of zero or less leaves an enterprise ungraded, and is named',
} as const;

export type Oddity = keyof typeof ODDITIES;
export const ALL_ODDITIES = Object.keys(ODDITIES) as Oddity[];
export type Oddities = ReadonlySet<Oddity>;
