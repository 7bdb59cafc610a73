import { Route, Router } from '@solidjs/router'
import { type Component, ErrorBoundary } from 'solid-js'
import { CrashPage } from './shell/CrashPage.tsx'
import { I18nProvider } from './i18n.tsx'
import { Root } from './shell/Root.tsx'
import { SessionProvider } from './session.tsx'
import { lazyComponent } from './ui/lazy-part.tsx'
import { SnackbarProvider } from './ui/Snackbar.tsx'

/** A page in a chunk of its own. */
const page = <N extends string>(name: N, load: () => Promise<Record<N, Component>>) =>
  lazyComponent(async () => (await load())[name], 'page')

const BoardLayout = lazyComponent(
  async () => (await import('./board/frame/BoardLayout.tsx')).BoardLayout,
  'page',
)
const BoardsPage = page('BoardsPage', () => import('./boards/BoardsPage.tsx'))
const NewBoardPage = page('NewBoardPage', () => import('./boards/NewBoardPage.tsx'))
const SetupPage = page('SetupPage', () => import('./join/SetupPage.tsx'))
const JoinPage = page('JoinPage', () => import('./join/JoinPage.tsx'))
const CodePage = page('CodePage', () => import('./join/CodePage.tsx'))
const ScreenLinkPage = page('ScreenLinkPage', () => import('./join/ScreenLinkPage.tsx'))
const OverviewPage = page('OverviewPage', () => import('./overview/OverviewPage.tsx'))
const ActionsPage = page('ActionsPage', () => import('./actions/ActionsPage.tsx'))
const NeedsPage = page('NeedsPage', () => import('./needs/NeedsPage.tsx'))
const OrganisationsPage = page(
  'OrganisationsPage',
  () => import('./register/OrganisationsPage.tsx'),
)
const PeoplePage = page('PeoplePage', () => import('./access/PeoplePage.tsx'))
const MeetingsPage = page('MeetingsPage', () => import('./meeting/MeetingsPage.tsx'))
const MeetingPage = page('MeetingPage', () => import('./meeting/MeetingPage.tsx'))
const SignInPage = page('SignInPage', () => import('./meeting/SignInPage.tsx'))
const InvitationPage = page('InvitationPage', () => import('./meeting/InvitationPage.tsx'))
const MinutesPage = page('MinutesPage', () => import('./minutes/MinutesPage.tsx'))
const SettingsPage = page('SettingsPage', () => import('./settings/SettingsPage.tsx'))
const CarePage = page('CarePage', () => import('./care/CarePage.tsx'))
const ScreenPage = page('ScreenPage', () => import('./screen/ScreenPage.tsx'))
const AboutPage = page('AboutPage', () => import('./about/AboutPage.tsx'))
const GuidePage = page('GuidePage', () => import('./guide/GuidePage.tsx'))
const OperatorPage = page('OperatorPage', () => import('./operator/OperatorPage.tsx'))
const NotFoundPage = page('NotFoundPage', () => import('./shell/NotFoundPage.tsx'))

/** Providers and routes: the whole client from outside. */
export const App = () => (
  <I18nProvider>
    <ErrorBoundary fallback={(error: unknown) => <CrashPage error={error} />}>
      <SnackbarProvider>
        <SessionProvider>
          <Router root={Root}>
            <Route path="/" component={BoardsPage} />
            <Route path="/new" component={NewBoardPage} />
            <Route path="/setup" component={SetupPage} />
            <Route path="/join" component={JoinPage} />
            <Route path="/operator" component={OperatorPage} />
            <Route path="/j/:code?" component={CodePage} />
            <Route path="/screen" component={ScreenLinkPage} />
            <Route path="/about" component={AboutPage} />
            <Route path="/guide" component={GuidePage} />
            <Route path="/b/:boardId" component={BoardLayout}>
              <Route path="/" component={OverviewPage} />
              <Route path="/meetings" component={MeetingsPage} />
              <Route path="/actions" component={ActionsPage} />
              <Route path="/needs" component={NeedsPage} />
              <Route path="/organisations" component={OrganisationsPage} />
              <Route path="/people" component={PeoplePage} />
              <Route path="/settings" component={SettingsPage} />
              <Route path="/care" component={CarePage} />
              <Route path="/m/:meetingId" component={MeetingPage} />
              <Route path="/m/:meetingId/minutes" component={MinutesPage} />
              <Route path="/m/:meetingId/sign-in" component={SignInPage} />
              <Route path="/m/:meetingId/invitation" component={InvitationPage} />
              <Route path="/m/:meetingId/screen" component={ScreenPage} />
            </Route>
            <Route path="*" component={NotFoundPage} />
          </Router>
        </SessionProvider>
      </SnackbarProvider>
    </ErrorBoundary>
  </I18nProvider>
)
