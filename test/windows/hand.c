/*
 * A person's hand on a Windows desktop under Wine: clicks the one icon in the system tray with the mouse, and picks an
 * entry of the menu that opens by keyboard.
 *
 *   hand.exe click                     a left click on the icon
 *   hand.exe menu first|last           a right click, then that entry
 *   hand.exe close                     the cross of the window
 *   hand.exe taskbar                   says what Explorer says when it has made a new taskbar
 *
 * Exit code 0: done; otherwise the number of the step that did not happen in time.
 */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

enum { PERIOD = 50, PATIENCE = 20000, BEFORE_KEY = 150 };
enum { NO_ICON = 1, NO_MENU = 2, MENU_STAYS = 3, NO_WINDOW = 4, WINDOW_STAYS = 5, WRONG_USE = 9 };

static BOOL CALLBACK take_first(HWND window, LPARAM found) {
  *(HWND *)found = window;
  return FALSE;
}

static HWND find_icon(void) {
  HWND icon = NULL;
  HWND tray = FindWindowW(L"__winex11_standalone_tray", NULL);
  if (tray != NULL) EnumChildWindows(tray, take_first, (LPARAM)&icon);
  return icon;
}

/* A menu of Chromium's is a window of this class, the only one while the program shows no other pop-up. */
static HWND find_menu(void) {
  HWND window = GetForegroundWindow();
  wchar_t name[64] = L"";
  if (window == NULL || !IsWindowVisible(window)) return NULL;
  GetClassNameW(window, name, 64);
  return wcscmp(name, L"Chrome_WidgetWin_2") == 0 ? window : NULL;
}

static BOOL CALLBACK take_visible(HWND window, LPARAM found) {
  wchar_t name[64] = L"";
  GetClassNameW(window, name, 64);
  if (!IsWindowVisible(window) || wcscmp(name, L"Chrome_WidgetWin_1") != 0) return TRUE;
  *(HWND *)found = window;
  return FALSE;
}

static HWND find_window(void) {
  HWND window = NULL;
  EnumWindows(take_visible, (LPARAM)&window);
  return window;
}

/* Looks again and again until `find` finds something, or nothing more where `gone`. */
static BOOL wait_for(HWND (*find)(void), BOOL gone) {
  for (int waited = 0; waited < PATIENCE; waited += PERIOD) {
    if ((find() == NULL) == gone) return TRUE;
    Sleep(PERIOD);
  }
  return FALSE;
}

static void click(HWND window, DWORD down, DWORD up) {
  RECT at;
  INPUT inputs[2] = {{.type = INPUT_MOUSE, .mi = {.dwFlags = down}}, {.type = INPUT_MOUSE, .mi = {.dwFlags = up}}};
  GetWindowRect(window, &at);
  SetCursorPos((at.left + at.right) / 2, (at.top + at.bottom) / 2);
  Sleep(BEFORE_KEY);
  SendInput(2, inputs, sizeof *inputs);
}

static void press(WORD key) {
  INPUT inputs[2] = {{.type = INPUT_KEYBOARD, .ki = {.wVk = key}},
                     {.type = INPUT_KEYBOARD, .ki = {.wVk = key, .dwFlags = KEYEVENTF_KEYUP}}};
  Sleep(BEFORE_KEY);
  SendInput(2, inputs, sizeof *inputs);
}

static int pick(const wchar_t *entry) {
  if (!wait_for(find_menu, FALSE)) return NO_MENU;
  press(wcscmp(entry, L"last") == 0 ? VK_UP : VK_DOWN);
  press(VK_RETURN);
  return wait_for(find_menu, TRUE) ? 0 : MENU_STAYS;
}

static int click_icon(void) {
  if (!wait_for(find_icon, FALSE)) return NO_ICON;
  click(find_icon(), MOUSEEVENTF_LEFTDOWN, MOUSEEVENTF_LEFTUP);
  return 0;
}

static int use_menu(const wchar_t *entry) {
  if (!wait_for(find_icon, FALSE)) return NO_ICON;
  click(find_icon(), MOUSEEVENTF_RIGHTDOWN, MOUSEEVENTF_RIGHTUP);
  return pick(entry);
}

static int close_window(void) {
  if (!wait_for(find_window, FALSE)) return NO_WINDOW;
  PostMessageW(find_window(), WM_SYSCOMMAND, SC_CLOSE, 0);
  return wait_for(find_window, TRUE) ? 0 : WINDOW_STAYS;
}

static int announce_taskbar(void) {
  PostMessageW(HWND_BROADCAST, RegisterWindowMessageW(L"TaskbarCreated"), 0, 0);
  return 0;
}

int wmain(int count, wchar_t **words) {
  if (count == 2 && wcscmp(words[1], L"click") == 0) return click_icon();
  if (count == 2 && wcscmp(words[1], L"close") == 0) return close_window();
  if (count == 2 && wcscmp(words[1], L"taskbar") == 0) return announce_taskbar();
  if (count == 3 && wcscmp(words[1], L"menu") == 0) return use_menu(words[2]);
  return WRONG_USE;
}
