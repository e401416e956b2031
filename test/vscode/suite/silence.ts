import { assert, assertEqual, extension, files, findingOn, findings, open, openDraft } from './desk.ts';

suite('other Markdown files', () => {
  test('no findings and no status item', async () => {
    const { document: draft } = await openDraft();
    await findingOn(draft, 'utm_source=feed');
    const { document } = await open(files.notes);
    const api = await extension().activate();
    // Time for the server to say something: the draft, opened again behind, has been judged after it.
    await new Promise((done) => setTimeout(done, 1000));
    assertEqual(
      findings(document).map(({ message }) => message),
      [],
      'findings',
    );
    assertEqual(api.statusText(), undefined, 'status item');
    assert(!api.status(document.uri)?.isDraft, 'taken for a draft');
  });
});
