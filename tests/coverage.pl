#!/usr/bin/env perl
# Says which branches of the covered files were taken, and fails where one was missed that
# coverage.allow does not name:
#
#   tests/coverage.pl FOLDER    with FOLDER/<group>.json of `llvm-cov export` and FOLDER/<group>.COVERED
#
# A branch is one outcome of a condition, of each part of it, or of a switch. Each entry of the list
# lets one missed branch be; one that fits no missed branch fails too, so that the list cannot outlive
# its reason.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use JSON::PP;

my $here = abs_path(dirname($0));
my $root = abs_path("$here/..");
my $folder = shift @ARGV or die "which folder? tests/coverage.pl FOLDER\n";

sub slurp { open my $f, '<', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$f> }
sub lines { return split /\n/, slurp($_[0]) }
sub trimmed { my ($text) = @_; $text =~ s/^\s+|\s+$//g; return $text }
sub grouped { my $n = reverse $_[0]; $n =~ s/(\d{3})(?=\d)/$1 /g; return scalar reverse $n }

# file:text of the line | reason
sub allowed {
    my @list;
    for my $line (lines("$here/coverage.allow")) {
        next if $line =~ /^\s*(#|$)/;
        my ($file, $text, $reason) = $line =~ /^([^:\s]+):(.*\S)\s+\|\s+([^|]*\S)\s*$/
            or die "coverage.allow: no file:text | reason: $line\n";
        push @list, {file => $file, text => trimmed($text), reason => $reason};
    }
    return @list;
}

# Every outcome in a file: its line and column, which it is, and how often it was taken, by all that is
# made of one template together. What a macro branches is where it is used.
sub outcomes {
    my ($file) = @_;
    my (@list, %known);
    my $add = sub {
        my ($line, $column, $branch) = @_;
        for my $is (qw(true false)) {
            my $one = $known{join ',', $line, $column, @{$branch}[0 .. 3], $is} //=
                $list[@list] = {line => $line, column => $column, is => $is, count => 0};
            $one->{count} += $branch->[$is eq 'true' ? 4 : 5];
        }
    };
    $add->($_->[0], $_->[1], $_) for @{$file->{branches}};
    for my $expansion (@{$file->{expansions} // []}) {
        my ($line, $column) = @{$expansion->{source_region}};
        $add->($line, $column, $_) for @{$expansion->{branches} // []};
    }
    return sort { $a->{line} <=> $b->{line} || $a->{column} <=> $b->{column} } @list;
}

my @allowed = allowed();
my (@excused, @missed, %covered);
my ($all, $taken, $bad) = (0, 0, 0);
printf "%-38s %9s %7s %9s %7s\n", qw(file branches taken excused missed);
for my $list (sort glob("$folder/*.COVERED")) {
    (my $export = $list) =~ s/COVERED$/json/;
    my %measured;
    for my $file (map { @{$_->{files}} } @{decode_json(slurp($export))->{data}}) {
        (my $name = $file->{filename}) =~ s{^\Q$root\E/}{};
        $measured{$name} = $file;
    }
    for my $name (lines($list)) {
        $covered{$name} = 1;
        my $file = $measured{$name};
        if (!$file) {
            print "$name was not measured: no test that counts is linked with it\n";
            $bad = 1;
            next;
        }
        my @text = ('', lines("$root/$name"));
        my @outcomes = outcomes($file);
        my @not = grep { !$_->{count} } @outcomes;
        my $let = 0;
        for my $outcome (@not) {
            my $text = trimmed($text[$outcome->{line}]);
            my ($entry) = grep { !$_->{used} && $_->{file} eq $name && $_->{text} eq $text } @allowed;
            my $where = "$name:$outcome->{line}:$outcome->{column}: never $outcome->{is}: $text";
            if ($entry) {
                $entry->{used} = 1;
                $let++;
                push @excused, "$where\n    $entry->{reason}";
            }
            else { push @missed, $where }
        }
        printf "%-38s %9d %7d %9d %7d\n", $name, scalar @outcomes, @outcomes - @not, $let, @not - $let;
        $all += @outcomes;
        $taken += @outcomes - @not;
    }
}
print "\nexcused by tests/coverage.allow:\n", map { "$_\n" } @excused if @excused;
print "\nmissed:\n", map { "$_\n" } @missed if @missed;
# A new rule, or a new part of the order desk, is counted from its first day.
for my $path (map { glob "$root/models/$_.cpp" } qw(risk/* orders/* engine/order_*)) {
    (my $name = $path) =~ s{^\Q$root\E/}{};
    next if $covered{$name};
    print "$name is not in cmake/coverage.cmake\n";
    $bad = 1;
}
for my $entry (grep { !$_->{used} } @allowed) {
    print "coverage.allow names what is not missed: $entry->{file}:$entry->{text}\n";
    $bad = 1;
}
print "\ncoverage: ", grouped($taken), ' of ', grouped($all - @excused), ' branches',
    (@excused ? ', and ' . grouped(scalar @excused) . ' excused' : ''), "\n";
exit($bad || @missed || !$all ? 1 : 0);
