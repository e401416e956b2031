import { assertEqual, extension, files, findingOn, findings, open, openDraft, until } from './desk.ts';

suite('other Markdown files', () => {
  test('no findings and no status item', async () => {
    const { document: draft } = await openDraft();
    await findingOn(draft, 'utm_source=feed');
    const { document } = await open(files.notes);
    const api = await extension().activate();
    const status = await until('the server to have looked at it', () => api.status(document.uri));
    assertEqual(status.isDraft, false, 'taken for a draft');
    // Nothing tells that there is nothing to come: time for findings, which there must not be.
    await new Promise((done) => setTimeout(done, 1000));
    assertEqual(
      findings(document).map(({ message }) => message),
      [],
      'findings',
    );
    assertEqual(api.statusText(), undefined, 'status item');
  });
});
