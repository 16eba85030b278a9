import type { PlanDocument } from '@tenglong/domain/plan';
import { expect, test } from 'vitest';
import { carryEdits, editScope, folderView, keepFolderForm } from './carry-edits.ts';

const file = (path: string, value: unknown): PlanDocument => ({ path, value });
const read = (documents: readonly PlanDocument[]) =>
  Object.fromEntries(documents.map(({ path, value }) => [path, value]));

const FOLDER = [
  file('lists.yaml', 'lists 1'),
  file('policies/22/cases.yaml', 'cases 1'),
  file('policies/22/policy.yaml', 'policy 1'),
  file('units.yaml', 'units 1'),
];
// On screen a second version of the policy was published: the first one moved down, two files are new.
const EDITED = [
  file('lists.yaml', 'lists 1'),
  file('policies/22/2022-01-01/cases.yaml', 'cases 1'),
  file('policies/22/2022-01-01/policy.yaml', 'policy 1'),
  file('policies/22/cases.yaml', 'cases 2'),
  file('policies/22/policy.yaml', 'policy 2'),
  file('units.yaml', 'units 1'),
];
const inForce = {
  documents: EDITED,
  folderDocuments: keepFolderForm({ documents: FOLDER, folderDocuments: [] }, 'policies/22/policy.yaml'),
};

test('a policy is edited with all its files and versions, another file by itself', () => {
  expect(
    ['policies/22/policy.yaml', 'policies/22/2022-01-01/cases.yaml', 'lists.yaml'].map(editScope),
  ).toEqual(['policies/22/', 'policies/22/', 'lists.yaml']);
});

test('the same folder again is what is in force', () => {
  expect(carryEdits(FOLDER, inForce)).toEqual(inForce);
});

test('what the folder changed elsewhere arrives beside what was changed on screen', () => {
  const folder = FOLDER.map((one) => (one.path === 'units.yaml' ? file('units.yaml', 'units 2') : one));
  expect(read(carryEdits(folder, inForce).documents)).toEqual({ ...read(EDITED), 'units.yaml': 'units 2' });
});

test('a policy of which the folder changed any file arrives whole as the folder has it, and nothing stands over it', () => {
  const folder = FOLDER.map((one) =>
    one.path.endsWith('cases.yaml') ? file('policies/22/cases.yaml', 'cases 3') : one,
  );
  expect(carryEdits(folder, inForce)).toEqual({ documents: folder, folderDocuments: [] });
});

test('a folder that has caught up settles the matter', () => {
  expect(carryEdits(EDITED, inForce)).toEqual({ documents: EDITED, folderDocuments: [] });
});

test('a version is seen as its folder has it: files that only the screen made are not in it', () => {
  expect(folderView(inForce)).toEqual(FOLDER);
});

test('what the folder had is kept from the first change, however often the screen changes it', () => {
  expect(keepFolderForm(inForce, 'policies/22/cases.yaml')).toEqual(inForce.folderDocuments);
  const both = keepFolderForm(inForce, 'lists.yaml');
  expect(read(both)).toEqual({ ...read(inForce.folderDocuments), 'lists.yaml': 'lists 1' });
});
