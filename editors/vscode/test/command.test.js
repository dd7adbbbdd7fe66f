"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { filled, startingFailed } = require("../command.js");

test("a command is filled in", () => {
  assert.deepEqual(filled(["cxmap", "lsp"], undefined, "/home/me"), { program: "cxmap", arguments: ["lsp"] });
  assert.deepEqual(filled(["~/bin/cxmap", "lsp", "~/x"], "/work", "/home/me"), {
    program: "/home/me/bin/cxmap",
    arguments: ["lsp", "~/x"],
  });
  assert.deepEqual(filled(["${workspaceFolder}/.venv/bin/cxmap", "lsp"], "/a $& b", "/home/me"), {
    program: "/a $& b/.venv/bin/cxmap",
    arguments: ["lsp"],
  });
});

test("a command of no use is refused with a reason", () => {
  for (const words of [undefined, null, "cxmap lsp", [], [""], [3], ["cxmap", null]]) {
    assert.match(filled(words, "/work", "/home/me").why, /list of words/);
  }
  assert.match(filled(["${workspaceFolder}/cxmap"], undefined, "/home/me").why, /no folder is open/);
});

test("who has no program is told how to get it", () => {
  assert.match(startingFailed("cxmap", new Error("spawn cxmap ENOENT")), /no program "cxmap".*pip install/);
  assert.match(startingFailed("cxmap", new Error("exit 2")), /could not be started \(exit 2\).*pip install/);
  assert.match(startingFailed("cxmap", "odd"), /odd/);
});
