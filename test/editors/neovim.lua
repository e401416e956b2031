-- What somebody does in Neovim, by its own client for language servers; says what came of it as one line of JSON.
--   nvim --headless -u NONE -c 'luafile neovim.lua' DRAFT      with $TWIR_SERVER, a command as a JSON list
local report = { editor = 'Neovim', version = tostring(vim.version().major) .. '.' .. vim.version().minor .. '.' .. vim.version().patch }

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then error('timed out: ' .. what) end
end

local function start(buffer)
  local config = { name = 'twir', cmd = vim.fn.json_decode(vim.env.TWIR_SERVER), root_dir = vim.fn.getcwd() }
  -- From 0.8 on there is one function for both steps.
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, id)
  return id
end

-- 0.7 keeps the server's own words of a diagnostic at another place than later versions.
local function code_of(diagnostic)
  local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
  return diagnostic.code or lsp.code
end

local function run()
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo.filetype = 'markdown'
  local id = start(buffer)
  local function with(code)
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      if code_of(diagnostic) == code then return diagnostic end
    end
  end
  local function text_of(diagnostic)
    local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    return line:sub(diagnostic.col + 1, diagnostic.end_col)
  end

  wait('findings', function() return with('tracking-parameter') and with('list-marker') end)
  local client = vim.lsp.get_client_by_id(id)
  report.server = client.server_capabilities and 'twir' or nil
  report.encoding = client.offset_encoding
  report.found = text_of(with('tracking-parameter'))

  -- A change behind characters of several bytes, as keys make it; the finding follows.
  local marker = with('list-marker')
  local new = marker.lnum + 1
  vim.api.nvim_buf_set_lines(buffer, new, new, false, { '* ' })
  local row = vim.api.nvim_buf_get_lines(buffer, marker.lnum, marker.lnum + 1, false)[1]
  local crab = row:find('🦀')
  vim.api.nvim_buf_set_text(buffer, marker.lnum, crab - 1, marker.lnum, crab + 3, { 'é日' })

  local document = { uri = vim.uri_from_bufnr(buffer) }
  local items = client.request_sync('textDocument/completion', { textDocument = document, position = { line = new, character = 2 } }, 10000, buffer)
  if items.err then error(vim.inspect(items.err)) end
  report.completions = vim.tbl_map(function(item) return item.label end, items.result.items or items.result)
  vim.api.nvim_buf_set_lines(buffer, new, new + 1, false, {})

  local at = { line = marker.lnum, character = 0 }
  local asked = { textDocument = document, range = { start = at, ['end'] = at }, context = { diagnostics = {}, only = { 'quickfix' } } }
  local actions = client.request_sync('textDocument/codeAction', asked, 10000, buffer)
  if actions.err then error(vim.inspect(actions.err)) end
  for _, action in ipairs(actions.result) do
    if action.isPreferred then
      report.action = action.title
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      break
    end
  end
  wait('the finding to go', function() return not with('list-marker') end)
  report.off = with('trailing-space') == nil

  local function position_of(text)
    for number, content in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local column = content:find(text, 1, true)
      if column then return { line = number - 1, character = vim.str_utfindex and select(2, vim.str_utfindex(content, column)) or column } end
    end
  end
  local hover = client.request_sync('textDocument/hover', { textDocument = document, position = position_of('Lighthouse') }, 10000, buffer)
  report.hover = hover.result and table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.result.contents), ' ')

  local everywhere = { textDocument = document, range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } }, context = { diagnostics = {}, only = { 'source.fixAll' } } }
  local all = client.request_sync('textDocument/codeAction', everywhere, 10000, buffer)
  report.foundAfter = text_of(with('tracking-parameter'))
  vim.lsp.util.apply_workspace_edit(all.result[1].edit, client.offset_encoding)
  wait('all findings that can be mended to go', function() return not with('tracking-parameter') end)
  report.mended = vim.fn.search('utm_source', 'nw') == 0
  report.line = vim.api.nvim_buf_get_lines(buffer, marker.lnum, marker.lnum + 1, false)[1]
  vim.lsp.stop_client(id)
  wait('the server to stop', function() return client.is_stopped() end)
end

local ok, problem = pcall(run)
if not ok then report.error = tostring(problem) end
io.stdout:write('REPORT ' .. vim.fn.json_encode(report) .. '\n')
vim.cmd(ok and 'qall!' or 'cquit 1')
