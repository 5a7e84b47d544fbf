package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** New users, from their answer to their place in the list. */
public final class CreateChecks {

    private static final int AT_ONCE = 16;

    private CreateChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "users.create",
                        "POST /api/v1/users answers 201 with the new user and where he is, which GET then answers too.",
                        CreateChecks::create),
                Check.contract("users.create.lower-case", "An email is stored in lower case.", service -> {
                    String email = service.email().toUpperCase(Locale.ROOT);
                    User user = NewUsers.create(service, NewUsers.NAME, email);
                    Users.is(service.get(Service.userPath(user.id())), user);
                }),
                Check.contract(
                        "users.create.listed",
                        "New users are in the pages, in order, and Link leads to them.",
                        CreateChecks::listed),
                Check.contract(
                        "users.create.ids", "Ids ascend and are not given again after a delete.", CreateChecks::ids),
                Check.contract(
                        "users.create.conflict",
                        "An email that another user has, in whatever case, is a 409 problem, until that one is gone.",
                        CreateChecks::conflict),
                Check.contract(
                        "users.create.concurrent",
                        "Of concurrent POSTs of one email exactly one is 201, the others are 409.",
                        CreateChecks::concurrent));
    }

    private static void create(Service service) throws IOException {
        User user = NewUsers.create(service);
        Users.is(service.get(Service.userPath(user.id())), user);
    }

    // Others may write at the same time, so only the order of our own is known.
    private static void listed(Service service) throws IOException {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            users.add(NewUsers.create(service));
        }
        List<User> found = new ArrayList<>();
        String target = Service.USERS + "?limit=2&after=" + (users.getFirst().id() - 1);
        while (found.isEmpty() || found.getLast().id() < users.getLast().id()) {
            Answer page = service.get(target).status(200);
            page.expect(!page.users().isEmpty(), "a page that holds some of " + users, "none");
            found.addAll(page.users());
            page.expect(Users.ascend(found), "ids in ascending order", found);
            if (found.containsAll(users)) {
                return;
            }
            target = Users.next(page);
        }
        service.get(target).expect(false, "the pages up to here to hold " + users, found);
    }

    private static void ids(Service service) throws IOException {
        User first = NewUsers.create(service);
        User second = NewUsers.create(service);
        NewUsers.delete(service, second);
        Answer answer = service.send(NewUsers.valid(service)).status(201);
        User third = answer.user();
        answer.expect(
                first.id() < second.id() && second.id() < third.id(),
                "an id beyond " + first.id() + " and the deleted " + second.id() + ", in this order",
                third.id());
    }

    private static void conflict(Service service) throws IOException {
        User user = NewUsers.create(service);
        service.send(post(user.email()).called("again")).problem(409);
        service.send(post(user.email().toUpperCase(Locale.ROOT)).called("again in upper case"))
                .problem(409);
        service.send(post(service.seed().user(1).email()).called("a seeded user's"))
                .problem(409);
        NewUsers.delete(service, user);
        NewUsers.created(service.send(post(user.email()).called("after the delete")), NewUsers.NAME, user.email());
    }

    private static void concurrent(Service service) throws IOException {
        String email = service.email();
        List<Callable<Answer>> posts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Request post =
                    post(i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT)).called("one of " + AT_ONCE);
            posts.add(() -> service.send(post));
        }
        int created = 0;
        Answer last = null;
        for (Answer answer : together(posts)) {
            last = answer;
            if (answer.response().status() == 201) {
                created++;
                NewUsers.created(answer, NewUsers.NAME, email);
            } else {
                answer.problem(409);
            }
        }
        if (last != null) {
            last.expect(created == 1, "one 201 among " + AT_ONCE + " answers", created);
        }
    }

    private static List<Answer> together(List<Callable<Answer>> posts) throws IOException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : executor.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Request post(String email) {
        return NewUsers.post(NewUsers.json(NewUsers.NAME, email));
    }
}
