// Runs C# beside the page and out of its reach: .NET's runtime, unpacked from memory, with the course's library and a compiler in it.
'use strict';
globalThis.dotnetSidecar = true; // Without it the runtime takes a worker for a thread of its own, and waits for a page that never answers.
let kernel, fatal;
// The runtime tells a developer's console why it ends; a reader is told in the page.
for (const level of ['debug', 'log', 'info', 'warn', 'error']) console[level] = text => { fatal ??= /\w+Exception/.exec(text)?.[0]; };

const unpack = async (base64, total, progress) => {
  const packed = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  const bytes = new Uint8Array(total);
  let at = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    bytes.set(value, at);
    progress((at += value.length) / total);
  }
  if (at !== total) throw new Error('csharp.js is damaged');
  return bytes;
};

const start = async pack => {
  const tell = progress => postMessage({ progress });
  const bytes = await unpack(pack.bytes, pack.files.reduce((sum, [, length]) => sum + length, 0), share => tell(0.3 * share));
  const files = new Map();
  let at = 0;
  for (const [name, length] of pack.files) files.set(name, bytes.subarray(at, at += length));
  const types = { js: 'text/javascript', wasm: 'application/wasm' };
  const typeOf = name => types[name.split('.').at(-1)] ?? 'application/octet-stream';
  // A module made from memory has no place of its own to load its neighbours from.
  const moduleOf = name => URL.createObjectURL(new Blob(
    [new TextDecoder().decode(files.get(name)).replaceAll('import.meta.url', '"file:///"')], { type: types.js }));
  let loaded = 0;
  const { dotnet } = await import(moduleOf('dotnet.js'));
  const runtime = await dotnet.withResourceLoader((type, name) => {
    tell(0.3 + 0.3 * ++loaded / files.size);
    return type === 'dotnetjs' ? moduleOf(name) : Promise.resolve(new Response(files.get(name), { headers: { 'content-type': typeOf(name) } }));
  }).create();
  tell(0.65);
  runtime.setModuleImports('worker', { send: (kind, content, id) => postMessage({ kind, content, id }) });
  const { Browser } = await runtime.getAssemblyExports('Browser');
  await runtime.runMain('Browser', []);
  tell(0.7);
  await Browser.Bridge.WarmUpAsync();
  kernel = Browser.Bridge;
  postMessage({ ready: true });
};

onmessage = async ({ data }) => {
  try {
    if (data.pack) await start(data.pack);
    else if (data.draw) {
      const began = performance.now();
      const drawn = kernel.Draw(data.draw, data.passed, data.start);
      postMessage({ drawn, spent: performance.now() - began });
    } else if (data.describe) postMessage({ described: kernel.Describe(data.describe) });
    else postMessage({ done: data.run, line: await kernel.RunAsync(data.name, data.code) });
  } catch (error) {
    postMessage({ broken: fatal ?? String(error?.message ?? error) });
  }
};
